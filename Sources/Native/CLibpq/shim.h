// The public header of PostgreSQL's client library, nothing more; its one importer is the room PostgreSQL.
#include <libpq-fe.h>
