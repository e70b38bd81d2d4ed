import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Allocation {
  readonly name: string
  /** Without one, the allocation names no node. */
  readonly node?: string
  readonly cluster?: string
  readonly namespace?: string
  readonly controller?: string
  readonly kind?: string
  readonly pod?: string
  /** First and last hour, `2026-06-03T04`, exclusive. */
  readonly from?: string
  readonly to?: string
  readonly cpu?: number
  readonly ram?: number
  readonly gpu?: number
  readonly coreHours?: number
  readonly gibHours?: number
}

const HOUR = '2026-06-03T04'
const NEXT = '2026-06-03T05'

/** One value of the map of an allocation set, as the API answers it. */
function answered(it: Allocation): object {
  const window = { start: `${it.from ?? HOUR}:00:00Z`, end: `${it.to ?? NEXT}:00:00Z` }
  return {
    name: it.name,
    properties: {
      cluster: it.cluster ?? 'shop',
      ...(it.node === undefined ? {} : { node: 'ip-10-0-0-1', providerID: it.node }),
      ...(it.namespace === undefined ? {} : { namespace: it.namespace }),
      ...(it.controller === undefined ? {} : { controller: it.controller }),
      ...(it.kind === undefined ? {} : { controllerKind: it.kind }),
      ...(it.pod === undefined ? {} : { pod: it.pod }),
    },
    window,
    ...window,
    minutes: 60,
    cpuCoreHours: it.coreHours ?? 0,
    ramByteHours: (it.gibHours ?? 0) * 2 ** 30,
    gpuHours: 0,
    cpuCost: it.cpu ?? 0,
    cpuCostAdjustment: 0,
    gpuCost: it.gpu ?? 0,
    ramCost: it.ram ?? 0,
    networkCost: 7,
    pvs: 'None',
    totalCost: 99,
  }
}

/** An answer of the allocation API with one set for each list, null for a set without data. */
export function writeOpenCost(
  folder: string,
  name: string,
  ...sets: readonly (readonly Allocation[] | null)[]
): string {
  const data = sets.map((set) =>
    set === null ? null : Object.fromEntries(set.map((it) => [it.name, answered(it)])),
  )
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify({ code: 200, status: 'success', data }, null, 2))
  return path
}

/** A pod controller of the namespace `web` on the node `i-0abc`. */
export const onNode = (
  controller: string,
  cpu: number,
  ram: number,
  more: Partial<Allocation> = {},
): Allocation => ({
  name: `web/${controller}`,
  node: 'aws:///us-east-1a/i-0abc',
  namespace: 'web',
  controller,
  kind: 'Deployment',
  cpu,
  ram,
  ...more,
})

/** What nobody used of the node `i-0abc`. */
export const idleOnNode = (cpu: number, ram: number, more: Partial<Allocation> = {}): Allocation => ({
  name: 'shop/i-0abc/__idle__',
  node: 'aws:///us-east-1a/i-0abc',
  cpu,
  ram,
  ...more,
})
