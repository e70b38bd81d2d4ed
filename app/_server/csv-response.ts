/** A download. `fileName` is our own: letters, digits, dots and dashes. */
export const csvResponse = (body: string | ReadableStream, fileName: string): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${fileName.replace(/[^A-Za-z0-9.-]+/g, '-')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
