import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** Notes when a share link was last used. */
export async function noteShareLinkUsed(
  shareLinkId: string,
  usedAt: Date,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.shareLink.updateMany({ where: { id: shareLinkId }, data: { lastUsedAt: usedAt } })
}
