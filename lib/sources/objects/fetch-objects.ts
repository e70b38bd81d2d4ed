import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import type { FetchContext, Fetched, SourceTest } from '../fetcher.ts'
import { saveBody } from '../save-body.ts'
import { type ListedObjects, listObjects } from './list-objects.ts'
import type { ObjectSet } from './object-sets.ts'
import type { ObjectStore, StoredObject } from './object-store.ts'

/** Where in a bucket, and since when. */
export interface ObjectPlace {
  readonly prefix: string
  /** The first month that is wanted, `2026-01`; null for all. */
  readonly fromMonth: string | null
}

/** The fingerprint of each set that counts. */
const State = z.object({ sets: z.record(z.string(), z.string()) })

const isWanted = ({ fromMonth }: ObjectPlace, { month }: ObjectSet): boolean =>
  fromMonth === null || month === null || month >= fromMonth

const lastMonth = ({ sets }: ListedObjects): string | null =>
  sets
    .flatMap(({ month }) => month ?? [])
    .sort()
    .at(-1) ?? null

async function download(
  store: ObjectStore,
  object: StoredObject,
  path: string,
  context: FetchContext,
): Promise<void> {
  const bytes = await saveBody(await store.open(object), path, context)
  if (bytes !== object.bytes)
    throw new AppError(
      'server-unreachable',
      `Of ${object.key} ${bytes} bytes came instead of ${object.bytes}.`,
      'It is fetched again in the next run.',
    )
}

/**
 * Brings the newest month that is new or has changed: one at a time, so that the disk need hold no more, and a month that cannot be
 * imported stops no other. Months that are gone from the bucket are left as they are.
 */
export async function fetchObjects(
  store: ObjectStore,
  place: ObjectPlace,
  context: FetchContext,
  state: Json | null,
): Promise<Fetched> {
  const known = new Map(Object.entries(State.safeParse(state).data?.sets ?? {}))
  const listed = await listObjects(store, place.prefix)
  for (const text of listed.findings) context.note({ text })
  const changed = listed.sets
    .filter((set) => isWanted(place, set) && known.get(set.key) !== set.fingerprint)
    .filter(({ key }) => !context.failedKeys?.includes(key))
    .sort((a, b) => ((a.month ?? '') < (b.month ?? '') ? 1 : -1))
  const lastPeriod = lastMonth(listed)
  const [next] = changed
  if (next === undefined) return { sets: [], state: { sets: Object.fromEntries(known) }, lastPeriod }
  const files = []
  for (const [index, object] of next.objects.entries()) {
    const path = join(context.folder, String(index))
    await download(store, object, path, context)
    files.push({ fileName: object.key, path })
  }
  known.set(next.key, next.fingerprint)
  return {
    sets: [{ key: next.key, files, periods: next.month === null ? [] : [next.month] }],
    state: { sets: Object.fromEntries(known) },
    lastPeriod,
    more: changed.length > 1,
  }
}

/** Whether a bucket can be listed and read, and what is in it. @throws AppError where it cannot be listed */
export async function testObjects(store: ObjectStore, place: ObjectPlace): Promise<SourceTest> {
  const listed = await listObjects(store, place.prefix)
  const wanted = listed.sets.filter((set) => isWanted(place, set))
  const months = [...new Set(wanted.map(({ month }) => month ?? 'months not known'))].sort()
  const smallest = wanted.flatMap(({ objects }) => objects).sort((a, b) => a.bytes - b.bytes)[0]
  const findings = [...listed.findings]
  let canRead = false
  if (smallest === undefined)
    findings.push(
      listed.objects === 0
        ? 'There is nothing under this prefix.'
        : `None of the ${listed.objects} objects under this prefix is a bill.`,
    )
  else {
    const body = await store.open(smallest)
    for await (const _ of body) break
    canRead = true
    findings.push(`${wanted.length} sets of files: ${months.slice(0, 36).join(', ')}.`)
  }
  return { canList: true, canRead, lastPeriod: lastMonth(listed), findings }
}
