import { getTranslations } from 'next-intl/server'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { movesOfVersion } from '#lib/queries/preview-team-rules.ts'
import { teamRulesHistory } from '#lib/queries/team-rules.ts'
import { formatInstant } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { Card } from '../card.tsx'

/** Each version is a question of its own about the month. */
const MOST_VERSIONS = 6

/** The versions of the team rules that moved carbon of this month into the team or out of it. */
export async function RuleHistory({ page, team }: { page: PageRequest; team: string }) {
  const t = await getTranslations()
  const { scope, view } = page
  const { from, to } = view.filter
  if (scope.teams !== 'all' || from === undefined || to === undefined) return null
  const question = { filter: { from, to }, method: view.method, factorSet: view.factorSet }
  const versions = (await teamRulesHistory(scope)).slice(0, MOST_VERSIONS)
  const moved = await Promise.all(
    versions.map(async (version) => {
      const moves = (await movesOfVersion(scope, version.version, question))?.moves ?? []
      return { version, moves: moves.filter((move) => move.from === team || move.to === team) }
    }),
  )
  const touched = moved.filter(({ moves }) => moves.length > 0)
  return (
    <Card title={t('team.rules.title')} detail={t('team.rules.detail')}>
      <div className="px-5 pb-5 text-[0.8125rem]">
        {touched.length === 0 && (
          <p className="text-muted">{t('team.rules.none', { versions: versions.length })}</p>
        )}
        <ol className="space-y-3">
          {touched.map(({ version, moves }) => (
            <li key={version.version} className="break-words">
              <p>
                <span className="font-medium">{t('team.rules.version', { version: version.version })}</span>
                {version.note !== '' && <> · {visible(version.note)}</>}
              </p>
              <p className="text-muted">
                {t('team.targets.by', {
                  author: visible(version.author),
                  when: formatInstant(version.createdAt),
                })}
              </p>
              <ul className="figures mt-0.5">
                {moves.map((move) => (
                  <li key={`${move.from} ${move.to}`}>
                    {move.to === team
                      ? t('team.rules.into', {
                          kg: formatMassWithUnit(move.totalKgCo2e.central),
                          from: nameOf(t, 'team', move.from),
                        })
                      : t('team.rules.outOf', {
                          kg: formatMassWithUnit(move.totalKgCo2e.central),
                          to: nameOf(t, 'team', move.to),
                        })}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </div>
    </Card>
  )
}
