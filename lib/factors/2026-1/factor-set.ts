import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import { gpu } from './gpu.ts'
import { grid } from './grid.ts'
import { machine } from './machine/machine.ts'
import { memory } from './memory.ts'
import { network } from './network.ts'
import { pue } from './pue.ts'
import { AWS_RULES } from './rules/aws.ts'
import { GOOGLE_RULES } from './rules/google.ts'
import { MICROSOFT_RULES } from './rules/microsoft.ts'
import { ORACLE_RULES } from './rules/oracle.ts'
import { spend } from './spend.ts'
import { storage } from './storage.ts'
import { utilisation } from './utilisation.ts'
import { vcpu } from './vcpu.ts'

/** Headroom's own factors and rules. What they are and where they come from: docs/factors.md. */
export const factorSet20261: FactorSet = {
  id: '2026.1',
  title: 'Headroom 2026.1',
  rules: [...AWS_RULES, ...MICROSOFT_RULES, ...GOOGLE_RULES, ...ORACLE_RULES],
  utilisation,
  bytesPerGb: 1e9,
  bytesPerTb: 1e12,
  pueAppliesTo: ['intra-region'],
  machine,
  vcpu,
  gpu: (_kind, accelerator) => gpu(accelerator),
  memory,
  storage: (_kind, medium) => storage(medium),
  network,
  pue,
  grid,
  spend,
}
