#pragma once
#include <glib.h>
#include <gio/gio.h>
#include <poppler.h>
#include <cairo.h>

// POPPLER_ERROR is a macro over a call, which Swift does not import.
static inline gboolean cpoppler_is_encrypted_error(const GError *error) {
    return error && error->domain == POPPLER_ERROR && error->code == POPPLER_ERROR_ENCRYPTED;
}
