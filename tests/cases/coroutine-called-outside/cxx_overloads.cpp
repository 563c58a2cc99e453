// A mark belongs to one overload, one class, one namespace: others of the name are others.
#define coroutine_fn

int coroutine_fn receive(int unit);
int receive(const char *text);

namespace direct {
int receive(int unit);
}

struct Socket {
    int coroutine_fn receive(int unit);
};

struct File {
    int receive(int unit);
};

int all(Socket &socket, File &file) {
    int total = receive("text") + direct::receive(1) + file.receive(1);
    total += receive(1);        // expect: coroutine-called-outside
    total += socket.receive(1); // expect: coroutine-called-outside
    return total;
}
