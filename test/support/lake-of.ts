import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { NO_ADJUSTMENTS } from '#lib/domain/adjustments/adjustments.ts'
import type { Method } from '#lib/domain/factors/factor-set.ts'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import { buildWorkloadReport, DIMENSIONS_OF } from '#lib/domain/report/build-workload-report.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { WorkloadLevel, WorkloadReport } from '#lib/domain/report/workload-report.ts'
import type { Dataset } from '#lib/domain/usage/dataset.ts'
import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { estimatePart } from '#lib/engine/facts/estimate-part.ts'
import { openAllocations } from '#lib/engine/facts/open-allocations.ts'
import { openFacts } from '#lib/engine/facts/open-facts.ts'
import { ALLOCATIONS_FILE } from '#lib/engine/facts/part-files.ts'
import { shareOut, WORKLOAD_FACTS } from '#lib/engine/facts/share-out.ts'
import { FACTS, summariseFrom } from '#lib/engine/facts/summarise.ts'
import { unmatchedMachines } from '#lib/engine/facts/unmatched-machines.ts'
import { workloadCounts } from '#lib/engine/facts/workload-counts.ts'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { type StagedImport, stageDatasets } from '#lib/engine/writing/stage-datasets.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'
import { estimateVersion } from '#lib/factors/revisions.ts'

/** What an import came to: its parts, with the hashes of their files by name, and its rejected rows. */
export type Imported = Pick<StagedImport, 'rejected' | 'period'> & {
  readonly parts: readonly {
    readonly id: string
    readonly dataset: Dataset
    readonly provider: string
    readonly billingAccountId: string
    readonly billingPeriod: string
    readonly rows: number
    readonly sha256: Readonly<Record<string, string>>
  }[]
}

/** Parts of imports, written and estimated in a folder, all of which count. */
export interface Lake {
  readonly folder: string
  readonly imports: readonly Imported[]
}

async function withEngine<Answer>(ask: (connection: Connection) => Promise<Answer>): Promise<Answer> {
  const engine = await openEngine({ threads: 2, memoryLimit: '512MB' })
  try {
    return await ask(await engine.connect())
  } finally {
    engine.close()
  }
}

async function importFiles(folder: string, files: readonly string[]): Promise<Imported> {
  const bills = await Promise.all(files.map((file) => recogniseBill(file)))
  return withEngine(async (connection) => {
    const { parts, rejected, period } = await stageDatasets(connection, bills, DEFAULT_LIMITS)
    const written: Imported['parts'][number][] = []
    for (const { write, ...part } of parts) {
      const id = randomUUID()
      written.push({ id, ...part, sha256: await write(connection, join(folder, id)) })
    }
    return { parts: written, rejected, period }
  })
}

/** Imports lists of files, each list as one import, in this process and without a catalogue. */
export async function lakeOf(folder: string, ...lists: readonly (readonly string[])[]): Promise<Lake> {
  const own = join(folder, randomUUID())
  const imports: Imported[] = []
  for (const files of lists) imports.push(await importFiles(own, files))
  const lake = { folder: own, imports }
  await withEngine(async (connection) => {
    for (const part of foldersOf(lake).usage)
      await estimatePart(connection, part, adjustedSet('2026.1', NO_ADJUSTMENTS))
  })
  return lake
}

function foldersOf({ folder, imports }: Lake) {
  const parts = imports.flatMap((each) => each.parts)
  const of = (dataset: Dataset) => parts.filter((part) => part.dataset === dataset)
  const folders = (some: typeof parts) => some.map(({ id }) => join(folder, id))
  return {
    usage: folders(of('usage')),
    splitBills: folders(of('usage').filter(({ sha256 }) => ALLOCATIONS_FILE in sha256)),
    allocations: folders(of('allocations')),
  }
}

/** Every allocation in a lake, text and numbers, in the order of the files. */
export const allocationsIn = (lake: Lake) =>
  withEngine(async (connection) => {
    await openAllocations(connection, foldersOf(lake))
    return connection.select<Record<string, string | number | null>>(
      `SELECT * REPLACE (strftime(window_start, '%Y-%m-%dT%H:%M:%S') AS window_start, strftime(window_end, '%Y-%m-%dT%H:%M:%S') AS window_end)
       FROM allocation_rows ORDER BY window_start, parent, cluster, namespace, workload`,
    )
  })

/** What the pages Services and Kubernetes show of a lake. */
export const figuresOf = (
  lake: Lake,
  {
    filter = {},
    level = 'workload',
    method = 'location',
  }: { filter?: UsageFilter; level?: WorkloadLevel; method?: Method } = {},
): Promise<{ readonly services: Report; readonly workloads: WorkloadReport }> =>
  withEngine(async (connection) => {
    const folders = foldersOf(lake)
    await openFacts(connection, folders.usage, estimateVersion('2026.1'))
    const common = { factorSet: '2026.1', method, period: null } as const
    const services = buildReport({
      ...common,
      groupBy: ['service'],
      total: await summariseFrom(connection, FACTS, { groupBy: [], filter, method }),
      groups: await summariseFrom(connection, FACTS, { groupBy: ['service'], filter, method }),
      rejected: { lines: 0, cost: [] },
    })
    await openAllocations(connection, folders)
    await shareOut(connection, filter)
    const unmatched = await unmatchedMachines(connection, filter)
    const workloads = buildWorkloadReport({
      ...common,
      level,
      total: await summariseFrom(connection, WORKLOAD_FACTS, { groupBy: [], filter, method }),
      groups: await summariseFrom(connection, WORKLOAD_FACTS, {
        groupBy: DIMENSIONS_OF[level],
        filter,
        method,
      }),
      ...(await workloadCounts(connection)),
      unmatched: unmatched.machines,
      unmatchedCount: unmatched.count,
    })
    return { services, workloads }
  })
