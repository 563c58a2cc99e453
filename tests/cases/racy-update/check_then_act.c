// A test of the old value that only decides whether to write is no value written from it.
#include "../support/qemu_mini.h"

typedef struct Header {
    int length;
} Header;

typedef struct Image {
    Header *header;
    int opened;
} Image;

Header *coroutine_fn image_load_header(Image *image);
int coroutine_fn image_open_file(Image *image);

Header *coroutine_fn image_header(Image *image) {
    if (image->header == NULL)
        image->header = image_load_header(image);
    return image->header;
}

int coroutine_fn image_open_once(Image *image) {
    if (image->opened)
        return 0;
    int ret = image_open_file(image);
    image->opened = 1;
    return ret;
}
