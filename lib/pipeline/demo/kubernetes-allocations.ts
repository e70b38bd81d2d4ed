import { machineDays } from './aws-machine-days.ts'
import { AWS_MACHINES, AWS_REGIONS } from './aws-places.ts'
import { AWS_FLEETS, type AwsFleet } from './aws-workloads.ts'
import { DEMO_DAYS } from './calendar.ts'
import { amount, type Row } from './csv-file.ts'

/** The columns of OpenCost's allocations as a table, named by their paths in an answer of its API. */
export const ALLOCATION_COLUMNS = [
  'name',
  'properties.cluster',
  'properties.providerID',
  'properties.namespace',
  'properties.controllerKind',
  'properties.controller',
  'window.start',
  'window.end',
  'cpuCoreHours',
  'ramByteHours',
  'cpuCost',
  'ramCost',
] as const
type AllocationRow = Row<(typeof ALLOCATION_COLUMNS)[number]>

interface Workload {
  readonly namespace: string
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'
  readonly name: string
  /** Of every machine of the cluster, 0 to 1. What is left is idle. */
  readonly share: number
}

interface Cluster {
  readonly name: string
  readonly hasMachine: (fleet: AwsFleet) => boolean
  readonly workloads: readonly Workload[]
}

/** Two clusters. Almost nothing runs on the machines of the second. */
const CLUSTERS: readonly Cluster[] = [
  {
    name: 'shop-eu',
    hasMachine: ({ app, as }) => app === 'checkout-api' && (as === 'savings-plan' || as === 'on-demand'),
    workloads: [
      { namespace: 'checkout', kind: 'Deployment', name: 'checkout-api', share: 0.36 },
      { namespace: 'checkout', kind: 'Deployment', name: 'cart', share: 0.17 },
      { namespace: 'checkout', kind: 'StatefulSet', name: 'sessions', share: 0.08 },
      { namespace: 'kube-system', kind: 'DaemonSet', name: 'node-agent', share: 0.04 },
    ],
  },
  {
    name: 'load-test',
    hasMachine: ({ app }) => app === 'load-test',
    workloads: [
      { namespace: 'load-test', kind: 'Deployment', name: 'replay', share: 0.03 },
      { namespace: 'kube-system', kind: 'DaemonSet', name: 'node-agent', share: 0.02 },
    ],
  },
]

/** Of what a machine costs, what OpenCost says is for its CPU; the rest is for its memory. */
const CPU_PART = 0.75
const GIB = 2 ** 30

/** What each machine of a fleet ran for, hours, and the last day billed, in each month. */
function monthsOf(fleet: AwsFleet, index: number) {
  const months = new Map<string, { start: string; end: string; hours: Map<string, number> }>()
  for (const day of DEMO_DAYS) {
    const { hours } = months.get(day.month) ?? { hours: new Map<string, number>() }
    for (const { resourceId, hours: more } of machineDays(fleet, index, day))
      hours.set(resourceId, (hours.get(resourceId) ?? 0) + more)
    months.set(day.month, { start: day.monthStart, end: day.nextDate, hours })
  }
  return [...months.values()]
}

function fleetRows(cluster: Cluster, fleet: AwsFleet, index: number): AllocationRow[] {
  const { vcpu, memoryGib, price } = AWS_MACHINES[fleet.type]
  const used = cluster.workloads.reduce((sum, { share }) => sum + share, 0)
  const parts = [
    ...cluster.workloads.map(({ namespace, kind, name, share }) => ({
      share,
      name: `${namespace}/${name}`,
      workload: {
        'properties.namespace': namespace,
        'properties.controllerKind': kind,
        'properties.controller': name,
      },
    })),
    { share: 1 - used, name: '__idle__', workload: {} },
  ]
  return monthsOf(fleet, index).flatMap(({ start, end, hours }) =>
    [...hours].flatMap(([machine, machineHours]) =>
      parts.map(({ share, name, workload }): AllocationRow => {
        const cost = machineHours * price * AWS_REGIONS[fleet.region].level * share
        return {
          name: `${cluster.name}/${machine}/${name}`,
          'properties.cluster': cluster.name,
          'properties.providerID': `aws:///${fleet.region}a/${machine}`,
          ...workload,
          'window.start': `${start}T00:00:00Z`,
          'window.end': `${end}T00:00:00Z`,
          cpuCoreHours: amount(machineHours * vcpu * share),
          ramByteHours: amount(machineHours * memoryGib * GIB * share),
          cpuCost: amount(cost * CPU_PART),
          ramCost: amount(cost * (1 - CPU_PART)),
        }
      }),
    ),
  )
}

/** How the workloads of two clusters share machines of the AWS bill, a row for each month, machine and workload. */
export function* kubernetesAllocations(): Generator<readonly AllocationRow[]> {
  for (const cluster of CLUSTERS)
    for (const [index, fleet] of AWS_FLEETS.entries())
      if (cluster.hasMachine(fleet)) yield fleetRows(cluster, fleet, index)
}
