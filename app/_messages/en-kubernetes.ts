import type { WorkloadLevel, WorkloadState } from '#lib/domain/report/workload-report.ts'

/** Words of the Kubernetes page. */
export const enKubernetes = {
  title: 'Kubernetes',
  intro:
    'The machines of your bills, shared out among what ran on them. Part of what Services shows, never beside it.',
  level: 'Group by',
  levels: { cluster: 'Cluster', namespace: 'Namespace', workload: 'Workload' } as Readonly<
    Record<WorkloadLevel, string>
  >,
  table: 'Emissions by workload',
  machines: (machines: string, one: boolean) => `${machines} ${one ? 'machine' : 'machines'} of the bills`,
  states: { used: 'used', idle: 'Idle', unsplit: 'Not shared out' } as Readonly<
    Record<WorkloadState, string>
  >,
  stateHints: {
    used: '',
    idle: 'what no workload had of these machines',
    unsplit: 'hours of which nothing says who used them: unknown, not idle',
  } as Readonly<Record<WorkloadState, string>>,
  noName: 'not named',
  noCluster: 'cluster not named',
  total: 'All of these machines',
  scaledDown: (count: string) =>
    `In ${count} machine-hours the shares added up to more than the machine, and were scaled down to it.`,
  unmatchedTitle: 'Machines that no bill has',
  unmatchedText: (share: string) =>
    `Workloads ran on them for ${share} of all machine-hours, and no imported bill knows them: their emissions are in no figure. Import the bill of their account, with resource ids.`,
  machine: 'Machine',
  cluster: 'Cluster',
  hours: 'Hours',
  ofHours: 'Of all hours',
  workloads: 'Workloads',
  more: (count: string) => `and ${count} more`,
  emptyTitle: 'Nothing says yet how your machines are shared',
  emptyText: 'A cloud bill knows machines, not what runs on them. Any one of these tells Headroom:',
  emptySelection: 'Nothing in this selection. It may be in another period, or behind another filter.',
  ways: [
    {
      name: 'Amazon EKS and ECS',
      text: 'Switch on split cost allocation data (Billing, Cost management preferences), and include it and the resource ids in the CUR. It then comes with the bill.',
    },
    {
      name: 'Google Kubernetes Engine',
      text: 'Switch on cost allocation in the cluster and use the detailed billing export: it then comes with the bill.',
    },
    {
      name: 'OpenCost or Kubecost, on any cloud',
      text: 'Save /allocation?window=month&aggregate=pod&step=1h as JSON, or the CSV export, and drop it on Imports beside the bill of the machines.',
    },
  ],
  toImports: 'Go to Imports',
} as const
