import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { isObject } from './json-value.ts'
import { readOtlpJson } from './otlp-json.ts'
import { readOtlpProtobuf } from './otlp-protobuf.ts'

/** How an ExportTraceServiceRequest is written. */
export type OtlpEncoding = 'json' | 'protobuf'

/** What a file of requests as they were received begins with. */
export const SPOOL_MAGIC = Buffer.from('HEADROOM-OTLP-1\n')

const KINDS: readonly OtlpEncoding[] = ['json', 'protobuf']
const HEADER_BYTES = 5

/**
 * A request as bytes of a spool: its length, its encoding, itself. One that was cut off, because nobody was told that it had arrived, is
 * left out by `readSpool`.
 */
export function spoolFrame(encoding: OtlpEncoding, body: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt32LE(body.length, 0)
  header.writeUInt8(KINDS.indexOf(encoding), 4)
  return Buffer.concat([header, body])
}

/**
 * The spans of one request.
 * @param bad is told of every span that cannot be read
 * @returns null where the body is no ExportTraceServiceRequest
 * @throws AppError `file-damaged` where it is not even protobuf
 */
export function readOtlpRequest(
  encoding: OtlpEncoding,
  body: Uint8Array,
  bad: (why: string) => void,
): readonly SpanRecord[] | null {
  if (encoding === 'protobuf') return readOtlpProtobuf(body, bad)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    if (!isObject(value)) return null
    return Object.keys(value).length === 0 ? [] : readOtlpJson(value, bad)
  } catch {
    return null
  }
}

/** The spans of a spool, request after request, after its magic. @param bad is told the number of the request, from 1 */
export async function readSpool(
  chunks: AsyncIterable<Uint8Array>,
  take: (span: SpanRecord) => void,
  bad: (request: number, why: string) => void,
): Promise<void> {
  let waiting: Uint8Array[] = []
  let bytes = 0
  let skip = SPOOL_MAGIC.length
  let needed = skip + HEADER_BYTES
  let request = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    bytes += chunk.length
    if (bytes < needed) continue
    const rest = Buffer.concat(waiting)
    let at = skip
    skip = 0
    needed = HEADER_BYTES
    while (rest.length >= at + HEADER_BYTES) {
      const end = at + HEADER_BYTES + rest.readUInt32LE(at)
      needed = end - at
      if (rest.length < end) break
      needed = HEADER_BYTES
      request++
      const encoding = KINDS[rest.readUInt8(at + 4)] ?? 'json'
      const spans = readOtlpRequest(encoding, rest.subarray(at + HEADER_BYTES, end), (why) =>
        bad(request, why),
      )
      if (spans === null) bad(request, 'not an export of traces')
      else for (const span of spans) take(span)
      at = end
    }
    waiting = [rest.subarray(at)]
    bytes = rest.length - at
  }
}
