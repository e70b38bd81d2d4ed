import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Notes when a token was last used. */
export async function noteTokenUsed(
  tokenId: string,
  usedAt: Date,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.token.updateMany({ where: { id: tokenId }, data: { lastUsedAt: usedAt } })
}
