import type { NamedThings } from '#lib/domain/adjustments/figures-of-set.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import gpus from './2026-1/tables/gpu.json' with { type: 'json' }
import instances from './2026-1/tables/instances.json' with { type: 'json' }
import awsInstances from './ccf-2024/tables/aws-instances.json' with { type: 'json' }
import azureSizes from './ccf-2024/tables/azure-sizes.json' with { type: 'json' }
import gcpMachines from './ccf-2024/tables/gcp-machines.json' with { type: 'json' }
import { providerName } from './provider-name.ts'
import { rowsOf } from './shared/table.ts'

type MachineNames = Pick<NamedThings, 'machines' | 'accelerators'>

/** What the tables of each factor set name. */
const NAMES: Readonly<Record<FactorSetId, () => MachineNames>> = {
  '2026.1': () => ({
    machines: rowsOf(instances).map((row) => ({
      provider: providerName(row.text('provider')),
      name: row.text('instance_type'),
    })),
    accelerators: rowsOf(gpus).map((row) => row.text('accelerator')),
  }),
  'ccf-2024': () => ({
    machines: [
      ...rowsOf(awsInstances).map((row) => ({
        provider: 'AWS',
        name: `${row.text('family')}.${row.text('size')}`,
      })),
      ...rowsOf(azureSizes).map((row) => ({ provider: 'Microsoft', name: row.text('size') })),
      ...rowsOf(gcpMachines).map((row) => ({ provider: 'Google Cloud', name: row.text('type') })),
    ],
    accelerators: [],
  }),
}

/** The machines and accelerators that a factor set has figures of by name. */
export const machineNames = (id: FactorSetId): MachineNames => NAMES[id]()
