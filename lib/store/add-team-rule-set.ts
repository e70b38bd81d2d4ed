import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { TeamRuleSet, TeamRules } from '#lib/domain/teams/team-rule-set.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { toTeamRuleSet } from './team-rule-set.ts'

/** Rules to put in force, who does it and why. */
export interface NewTeamRules extends TeamRules {
  readonly author: string
  readonly note: string
  /** The version that they were made from: where another has come since, nothing changes. */
  readonly basedOn?: number | undefined
}

/**
 * Puts rules in force as a new version; the earlier ones stay as they were.
 *
 * @throws AppError `not-found`, or `conflict` where `basedOn` is not in force any more
 */
export async function addTeamRuleSet(
  { organisationId }: Scope,
  { rules, sharedSplit, author, note, basedOn }: NewTeamRules,
  at: AnyCatalogue = catalogue(),
): Promise<TeamRuleSet> {
  const { prisma } = await at
  // Prisma's type of JSON has no readonly lists.
  const content = { rules, sharedSplit } as unknown as Record<'rules' | 'sharedSplit', Prisma.InputJsonValue>
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const { teamRulesVersion: inForce } = await transaction.organisation.findUniqueOrThrow({
      where: { id: organisationId },
      select: { teamRulesVersion: true },
    })
    if (basedOn !== undefined && basedOn !== inForce)
      throw new AppError(
        'conflict',
        'Somebody has changed the team rules since you opened them.',
        'Load the page again, and make your change to the rules that are now in force.',
      )
    const version = inForce + 1
    const added = await transaction.teamRuleSet.create({
      data: { organisationId, version, ...content, author, note },
    })
    await transaction.organisation.update({
      where: { id: organisationId },
      data: { teamRulesVersion: version },
    })
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'team-rules-changed', detail: { version, note } },
    })
    return toTeamRuleSet(added)
  })
}
