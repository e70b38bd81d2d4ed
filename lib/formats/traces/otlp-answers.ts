import Pbf from 'pbf'
import type { OtlpEncoding } from './otlp-spool.ts'

/** The body of a success: how many spans were rejected and why, or nothing where none was (ExportTraceServiceResponse). */
export function exportAnswer(encoding: OtlpEncoding, rejectedSpans: number, why: string): Uint8Array {
  if (encoding === 'json')
    return Buffer.from(
      JSON.stringify(
        rejectedSpans === 0
          ? {}
          : { partialSuccess: { rejectedSpans: String(rejectedSpans), errorMessage: why } },
      ),
    )
  const pbf = new Pbf()
  if (rejectedSpans > 0)
    pbf.writeMessage(
      1,
      (_: null, inner: Pbf) => {
        inner.writeVarintField(1, rejectedSpans)
        inner.writeStringField(2, why)
      },
      null,
    )
  return pbf.finish()
}

/** The body of a failure: `google.rpc.Status` with its message, as the OTLP specification asks. */
export function failureAnswer(encoding: OtlpEncoding, message: string): Uint8Array {
  if (encoding === 'json') return Buffer.from(JSON.stringify({ message }))
  const pbf = new Pbf()
  pbf.writeStringField(2, message)
  return pbf.finish()
}
