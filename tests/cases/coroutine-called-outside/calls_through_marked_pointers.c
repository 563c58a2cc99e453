// A mark on a function-pointer field, variable or typedef marks the calls through it.
#define coroutine_fn
#define nonblocking

typedef struct Device Device;
typedef int coroutine_fn CoFunction(Device *device);
typedef int (*coroutine_fn CoPointer)(Device *device);
typedef CoPointer CoHandler;
typedef int (*PlainPointer)(Device *device);

typedef struct Driver {
    int coroutine_fn (*co_flush)(Device *device);
    int (*coroutine_fn co_drain)(Device *device);
    int coroutine_fn (*co_steps[2])(Device *device);
    CoPointer co_reset;
    CoFunction *co_start;
    PlainPointer flush;
    int nonblocking (*kick)(Device *device);
} Driver;

struct Device {
    const Driver *driver;
};

extern CoHandler global_handler;
extern int (*coroutine_fn global_pointer)(Device *device);
extern PlainPointer plain_pointer;

int through_fields(Device *device, Driver drivers[2]) {
    int result = device->driver->co_flush(device);  // expect: coroutine-called-outside
    result += (*device->driver->co_drain)(device);  // expect: coroutine-called-outside
    result += device->driver->co_steps[1](device);  // expect: coroutine-called-outside
    result += drivers[1].co_reset(device);          // expect: coroutine-called-outside
    result += device->driver->co_start(device);     // expect: coroutine-called-outside
    return result;
}

int through_variables(Device *device, CoPointer given, CoFunction *function) {
    static CoHandler kept;
    CoPointer local = given;
    int result = given(device);       // expect: coroutine-called-outside
    result += function(device);       // expect: coroutine-called-outside
    result += (*function)(device);    // expect: coroutine-called-outside
    result += local(device);          // expect: coroutine-called-outside
    result += kept(device);           // expect: coroutine-called-outside
    result += global_handler(device); // expect: coroutine-called-outside
    result += global_pointer(device); // expect: coroutine-called-outside
    return result;
}

int through_unmarked_ones(Device *device, PlainPointer given) {
    int result = device->driver->flush(device) + device->driver->kick(device);
    return result + given(device) + plain_pointer(device);
}

int coroutine_fn in_a_coroutine(Device *device, CoPointer given, CoFunction *function) {
    int result = device->driver->co_flush(device) + device->driver->co_steps[0](device);
    return result + given(device) + function(device) + global_handler(device);
}
