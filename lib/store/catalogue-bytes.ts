import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Bytes of the database behind the catalogue, as it says itself. */
export async function catalogueBytes(at: AnyCatalogue = catalogue()): Promise<number> {
  const { prisma } = await at
  const [row] = await prisma.$queryRaw<{ bytes: number }[]>`
    SELECT pg_database_size(current_database())::float8 AS bytes`
  return row?.bytes ?? 0
}
