import type { Group } from '#lib/domain/report/emissions.ts'

/** True where a group has usage but none of it could be estimated: its emissions are unknown, not zero. */
export const isNotEstimated = ({ totalKgCo2e, rows, cost }: Group): boolean =>
  rows > 0 &&
  totalKgCo2e.high === 0 &&
  !cost.some(({ coverage }) => coverage && coverage.measured + coverage.proxied > 0)
