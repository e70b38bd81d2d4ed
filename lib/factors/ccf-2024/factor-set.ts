import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import type { Machine, StorageMedium } from '#lib/domain/factors/machine.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { awsMachine, awsVcpu } from './aws-machine.ts'
import { azureMachine } from './azure-machine.ts'
import { ccfFigure } from './ccf-figure.ts'
import { coefficientValue } from './coefficient-value.ts'
import { gcpGpu, gcpMachine, gcpVcpu } from './gcp-machine.ts'
import { gridFigure } from './grid.ts'
import { machineOf } from './machine-of.ts'
import { pueFigure } from './pue.ts'
import { AWS_RULES } from './rules/aws-rules.ts'
import { AZURE_RULES } from './rules/azure-rules.ts'
import { GCP_RULES } from './rules/gcp-rules.ts'

/** Power that does not depend on load and has no manufacture in CCF. */
function steady(id: string, unit: string, watts: number, basis: string): Machine {
  const power = ccfFigure(`power, ${id}`, unit, watts, basis, 2020)
  return {
    id,
    idleWatts: power,
    maxWatts: power,
    embodiedGramsPerHour: ccfFigure(`manufacture, ${id}`, 'gCO2e/h', 0, 'CCF gives none', 2020),
    grade: 'B',
  }
}

const MEMORY = steady('memory, 1 GB', 'W/GB', coefficientValue('memory') * 1000, 'mean of two manufacturers')

const SSD = steady('SSD, 1 TB', 'W/TB', coefficientValue('ssd'), '6 W per 5 TB drive, 2020')
const HDD = steady('HDD, 1 TB', 'W/TB', coefficientValue('hdd'), '6.5 W per 10 TB drive, 2020')
const DISKS: Readonly<Record<StorageMedium, Machine>> = { ssd: SSD, hdd: HDD, archive: HDD }

const NETWORK = ccfFigure(
  'network, any path',
  'kWh/GB',
  coefficientValue('network'),
  'fibre between data centres',
)

function machine(kind: Kind, instanceType: string): Machine | undefined {
  if (kind.provider === 'AWS') return awsMachine(kind, instanceType)
  if (kind.provider === 'Microsoft') return azureMachine(kind, instanceType)
  return kind.provider === 'Google Cloud' ? gcpMachine(instanceType) : undefined
}

const meanVcpu = (provider: string): Machine =>
  machineOf({
    id: `vCPU, ${provider}`,
    provider,
    vcpu: 1,
    processors: ['Unknown'],
    memoryGb: 0,
    gpus: undefined,
    embodiedGramsPerHour: 0,
  })

/**
 * The constants of Cloud Carbon Footprint, March 2024, with Headroom's formulas: what CCF says of a bill, save
 * where its code is known to be wrong (docs/ccf-comparison.md lists where and why). Ranges have no width,
 * because CCF publishes none.
 */
export const factorSetCcf2024: FactorSet = {
  id: 'ccf-2024',
  title: 'Cloud Carbon Footprint, March 2024',
  rules: [...AWS_RULES, ...GCP_RULES, ...AZURE_RULES],
  utilisation: ccfFigure(
    'CPU utilisation',
    'fraction',
    coefficientValue('cpuUtilisation'),
    'hyperscale projection of the 2016 US Data Center Energy Usage Report',
  ),
  bytesPerGb: 2 ** 30,
  bytesPerTb: 2 ** 40,
  pueAppliesTo: ['intra-region', 'inter-region', 'internet'],
  machine,
  vcpu: (kind, architecture) => {
    if (kind.provider === 'Google Cloud') return gcpVcpu(kind)
    if (kind.provider === 'Microsoft') return meanVcpu('Microsoft')
    return awsVcpu(kind, architecture)
  },
  gpu: (kind, accelerator) => (kind.provider === 'Google Cloud' ? gcpGpu(kind, accelerator) : undefined),
  memory: () => MEMORY,
  storage: (_kind, medium) => DISKS[medium],
  network: () => NETWORK,
  pue: (provider, region) => pueFigure(provider, region),
  grid: (provider, region) => gridFigure(provider, region),
  spend: () => undefined,
}
