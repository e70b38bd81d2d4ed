import { StringDecoder } from 'node:string_decoder'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** The longest line, and the longest JSON document that is not written line by line: about what one text can hold. */
export const LONGEST_TEXT = 256 * 1024 * 1024

/** The refusal of a text that would not fit in memory. */
export const tooLong = (): AppError =>
  new AppError(
    'file-too-large',
    `The file holds one JSON value of more than ${LONGEST_TEXT / 1024 / 1024} MB.`,
    'Export the traces as JSON lines (one object per line, as the OpenTelemetry Collector writes files) or in parts.',
  )

/** The lines of a stream of bytes, as many at a time as came together. @throws AppError `file-too-large` */
export async function* lineBatches(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8')
  let rest: string[] = []
  let restLength = 0
  for await (const chunk of chunks) {
    const lines = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).split('\n')
    const last = lines.pop() ?? ''
    if (lines.length > 0) {
      lines[0] = rest.join('') + (lines[0] ?? '')
      rest = []
      restLength = 0
      yield lines
    }
    rest.push(last)
    restLength += last.length
    if (restLength > LONGEST_TEXT) throw tooLong()
  }
  const end = rest.join('') + decoder.end()
  if (end !== '') yield [end]
}
