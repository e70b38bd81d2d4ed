import { AppError } from '#lib/domain/errors/app-error.ts'
import type { AuditMark, SampleAttachment } from '#lib/domain/logging/billed/log-marks.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import {
  addLogAttachment,
  addLogAuditMark,
  type NewAttachment,
  type NewAuditMark,
} from '#lib/store/add-log-mark.ts'

function requireAllTeams({ teams }: Scope): void {
  if (teams === 'all') return
  throw new AppError('forbidden', 'Logs may be of any team.', 'Ask somebody who may see all teams.')
}

/**
 * Says from now on which source of the bills the logs of an import are of; with no source, that they are of none.
 *
 * @throws AppError `forbidden` for who does not see all teams, `not-found`
 */
export async function attachLogs(scope: Scope, attachment: NewAttachment): Promise<SampleAttachment> {
  requireAllTeams(scope)
  return addLogAttachment(scope, attachment)
}

/**
 * Says that a source, or one template of it, must be logged as it is, or no longer: then nothing is advised or tried for it.
 *
 * @throws AppError `forbidden` for who does not see all teams
 */
export async function markLogs(scope: Scope, mark: NewAuditMark): Promise<AuditMark> {
  requireAllTeams(scope)
  return addLogAuditMark(scope, mark)
}
