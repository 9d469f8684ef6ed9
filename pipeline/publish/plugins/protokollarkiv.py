"""What Datasette loads with --plugins-dir: the hooks of the reading room."""

from pipeline.publish.room.plugin import (
    asgi_wrapper,
    extra_template_vars,
    filters_from_request,
    prepare_connection,
    register_routes,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "extra_template_vars",
    "filters_from_request",
    "prepare_connection",
    "register_routes",
    "startup",
]
