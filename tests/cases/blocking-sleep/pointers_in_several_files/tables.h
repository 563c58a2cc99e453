struct far_table { void (*go)(void); };
struct far_holder { void (*set)(void); void (*unset)(void); };
extern const struct far_table far_slow, far_fast;
void far_set(struct far_holder *h, void (*f)(void));
void (*far_function(void))(void);
