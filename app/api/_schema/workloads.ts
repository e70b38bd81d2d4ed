import { z } from 'zod'
import { WORKLOAD_LEVELS, WORKLOAD_STATES, type WorkloadReport } from '#lib/domain/report/workload-report.ts'
import { CurrencyAmount, Emissions, emissionsShape } from './emissions.ts'

const nameAt = (level: string) =>
  z
    .string()
    .nullable()
    .meta({ description: `Null above the level ${level}, and of idle and unsplit machines.` })

const Workload = z
  .strictObject({
    state: z.enum(WORKLOAD_STATES).meta({
      description:
        '`idle`: what no workload had. `unsplit`: machine-hours that nothing says how they were shared.',
    }),
    cluster: z.string(),
    namespace: nameAt('namespace'),
    workloadKind: nameAt('workload'),
    workload: nameAt('workload'),
    cost: z.array(CurrencyAmount),
    share: z.number().nullable().meta({ description: 'Of the machines’ central total, 0 to 1.' }),
    ...emissionsShape,
  })
  .meta({ id: 'Workload' })

const UnmatchedMachine = z
  .strictObject({
    machine: z.string().meta({ description: 'As the source names it; empty where it names none.' }),
    cluster: z.string(),
    hours: z.number(),
    shareOfHours: z.number().meta({ description: 'Of all machine-hours that are shared out, 0 to 1.' }),
    workloads: z.number(),
  })
  .meta({
    id: 'UnmatchedMachine',
    description: 'Workloads ran on it and no bill has it: its emissions are not known, and in no total.',
  })

/** How machines are shared by workloads. */
export const WorkloadsBody = z
  .strictObject({
    factorSet: z.string(),
    method: z.enum(['location', 'market']),
    period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable().meta({
      description: '`end` is exclusive. Null where there is no data.',
    }),
    level: z.enum(WORKLOAD_LEVELS),
    total: Emissions.meta({ description: 'Of the machines, whole. The groups add up to it.' }),
    cost: z.array(CurrencyAmount),
    groups: z.array(Workload).meta({ description: 'Most carbon first.' }),
    machines: z.number(),
    scaledDown: z.number().meta({
      description: 'Machine-hours or -days whose shares added up to more than the machine.',
    }),
    unmatched: z.array(UnmatchedMachine),
    unmatchedCount: z.number(),
  })
  .meta({ id: 'Workloads' }) satisfies z.ZodType<WorkloadReport>
