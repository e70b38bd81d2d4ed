import { downloadResponse } from './download-response.ts'

/** A download of CSV. `fileName` is our own: letters, digits, dots and dashes. */
export const csvResponse = (body: string | ReadableStream, fileName: string): Response =>
  downloadResponse(body, fileName, 'text/csv; charset=utf-8; header=present')
