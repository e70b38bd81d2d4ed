import type { Machine } from '#lib/domain/factors/machine.ts'
import { isVcpuCount } from '#lib/domain/factors/vcpu-count.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { type ProviderKey, providerKey } from '../../shared/provider-key.ts'
import type { Derivation } from './derivation.ts'
import { deriveAws } from './derive-aws.ts'
import { azureNames, deriveAzure } from './derive-azure.ts'
import { deriveGoogle } from './derive-google.ts'
import { derivedMachine } from './derived-machine.ts'
import { instanceRow } from './instance-row.ts'
import { machineOfRow, wattsOf } from './machine-of-row.ts'

type Derive = (kind: Kind, name: string) => Derivation | undefined

const DERIVE: Readonly<Partial<Record<ProviderKey, Derive>>> = {
  aws: deriveAws,
  azure: deriveAzure,
  gcp: deriveGoogle,
}

const positive = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) && value > 0 ? value : null

/** A bill that says 0 vCPUs or 0 GiB tells nothing. */
const sane = (kind: Kind): Kind => ({
  ...kind,
  vcpu: positive(kind.vcpu),
  memoryGib: positive(kind.memoryGib),
})

const possible = (derivation: Derivation | undefined): derivation is Derivation =>
  derivation !== undefined && isVcpuCount(derivation.vcpu)

/** Memory of a machine of which the bill tells the vCPUs only: the general-purpose ratio of every provider. */
const GIB_PER_VCPU = 4

const fromBill = (kind: Kind): Derivation | undefined =>
  kind.vcpu === null
    ? undefined
    : {
        from: 'parts',
        vcpu: kind.vcpu,
        memoryGib: kind.memoryGib ?? kind.vcpu * GIB_PER_VCPU,
        architecture: /\barm\b|graviton|ampere|axion|cobalt/i.test(kind.cpu) ? 'arm' : 'x86',
        rule: `type not in the tables: mean vCPU for the ${kind.vcpu} vCPU of the bill${kind.memoryGib === null ? `, ${GIB_PER_VCPU} GiB each assumed` : ` and its ${kind.memoryGib} GiB`}`,
      }

/**
 * Watts and manufacture of a named instance type, per hour: its row in the table, else derived by rule and
 * marked so, else from the vCPUs and memory that the bill tells. Undefined where neither is possible.
 *
 * @example m5.large: 2.2 W idle, 9.7 W at full load, 5.94 W at half load; 0.375 gCO2e/h
 */
export function machine(line: Kind, instanceType: string): Machine | undefined {
  const kind = sane(line)
  const provider = providerKey(kind.provider)
  const names = provider === 'azure' ? azureNames(instanceType) : [instanceType]
  if (provider !== undefined) {
    for (const name of names) {
      const row = instanceRow(provider, name)
      if (row) return machineOfRow(row, row.text('instance_type'), wattsOf(row))
    }
    for (const name of names) {
      const derivation = DERIVE[provider]?.(kind, name)
      if (possible(derivation)) return derivedMachine(name, kind, derivation)
    }
  }
  const derivation = fromBill(kind)
  return possible(derivation) ? derivedMachine(instanceType, kind, derivation) : undefined
}
