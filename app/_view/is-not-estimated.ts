import type { Group } from '#lib/domain/report/emissions.ts'

/** True where a group has usage but none of it could be estimated: its emissions are unknown, not zero. */
export const isNotEstimated = ({ totalKgCo2e, cost }: Group): boolean => {
  const known = cost.flatMap(({ coverage }) => (coverage ? [coverage] : []))
  return totalKgCo2e.high === 0 && known.length > 0 && known.every(({ excluded }) => excluded > 0)
}
