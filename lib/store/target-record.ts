import type { Target } from '#lib/domain/targets/target.ts'
import type { Target as TargetRow } from './client/client.ts'

export const toTarget = ({
  id,
  team,
  fromMonth,
  kgCo2ePerMonth,
  author,
  note,
  createdAt,
}: TargetRow): Target => ({
  id,
  team,
  fromMonth,
  kgCo2ePerMonth,
  author,
  note,
  createdAt: createdAt.toISOString(),
})
