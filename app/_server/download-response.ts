/** A download that nobody keeps. `fileName` is our own: letters, digits, dots and dashes. */
export const downloadResponse = (
  body: string | ReadableStream,
  fileName: string,
  contentType: string,
): Response =>
  new Response(body, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName.replace(/[^A-Za-z0-9.-]+/g, '-')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
