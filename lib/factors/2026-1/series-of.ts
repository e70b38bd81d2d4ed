import type { Kind } from '#lib/domain/usage/kind.ts'

const GOOGLE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:spot preemptible |preemptible )?compute optimized/i, 'c2'],
  [/memory[- ]optimized upgrade/i, 'm2'],
  [/m3 memory[- ]optimized/i, 'm3'],
  [/memory[- ]optimized/i, 'm1'],
  [/micro instance/i, 'f1'],
  [/small instance/i, 'g1'],
  [/\b([a-z]\d[a-z]?) .*(?:core|ram)\b/i, ''],
  [/(?:custom|predefined) instance core/i, 'n1'],
]

/**
 * The machine series that a line names without naming a type: Google's `N2D AMD Instance Core running in
 * Frankfurt` → `n2d`, AWS's `CPUCredits:t3` → `t3`. `''` where it names none.
 */
export function seriesOf(kind: Kind): string {
  const credits = /CPUCredits:(?:db\.|cache\.)?(t\d[a-z]?)/.exec(kind.usageType)?.[1]
  if (credits) return credits
  if (kind.provider !== 'Google Cloud') return ''
  for (const [pattern, series] of GOOGLE_NAMES) {
    const match = pattern.exec(kind.usageType)
    if (match) return series || (match[1]?.toLowerCase() ?? '')
  }
  return ''
}
