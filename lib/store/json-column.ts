import type { Json } from '#lib/domain/sources/json.ts'
import type { Schedule } from '#lib/domain/sources/schedule.ts'
import { Prisma } from './client/client.ts'

/** A value as Prisma wants it for a column of JSON that may be empty. */
export const jsonColumn = (value: Json | Schedule): Prisma.InputJsonValue | typeof Prisma.DbNull =>
  value === null ? Prisma.DbNull : (value as unknown as Prisma.InputJsonValue)
