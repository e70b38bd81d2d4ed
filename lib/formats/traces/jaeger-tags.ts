import type { RawEvent } from '#lib/domain/retries/span.ts'
import { isObject, objects, text } from './json-value.ts'
import { micros } from './span-time.ts'

/** Jaeger's tags: a list of key and value, and in Elasticsearch also an object whose keys have `@` for dots. */
export function jaegerTags(tags: unknown, flat?: unknown): Map<string, string> {
  const found = new Map<string, string>()
  for (const { key, value } of objects(tags)) if (typeof key === 'string') found.set(key, text(value))
  if (isObject(flat))
    for (const [key, value] of Object.entries(flat)) found.set(key.replaceAll('@', '.'), text(value))
  return found
}

/** Jaeger's logs, whose `event` or `message` names them. */
export const jaegerLogs = (logs: unknown): RawEvent[] =>
  objects(logs).map((log) => {
    const fields = jaegerTags(log.fields)
    return { timeNs: micros(log.timestamp ?? 0), name: fields.get('event') ?? '', fields }
  })

/** The parent: the first CHILD_OF reference into the same trace, else any reference, else the old field. Copies nested in it are not read. */
export function jaegerParent(references: unknown, trace: string, old: unknown): string {
  const own = objects(references).filter(({ traceID }) => text(traceID) === trace)
  const parent = own.find(({ refType }) => refType === 'CHILD_OF') ?? own[0]
  return parent ? text(parent.spanID) : text(old)
}
