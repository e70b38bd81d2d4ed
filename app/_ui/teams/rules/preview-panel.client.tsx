'use client'
import { useTranslations } from 'next-intl'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { RulesPreview, ShareOfCost } from '#lib/domain/teams/rules-preview.ts'
import { nameOf } from '../../../_format/names.ts'
import { formatShare } from '../../../_format/share.ts'
import { TableScroll } from '../../table-scroll.tsx'

const SHOWN = 12
const CELL = 'px-2 py-1 text-end whitespace-nowrap'
const HEAD_CELL = `${CELL} font-medium`
const HEAD_NAME = 'px-2 py-1 text-start font-medium'
const NAME = 'px-2 py-1 text-start font-normal break-words min-w-24'

const sharesOfCost = (cost: readonly ShareOfCost[]): string =>
  cost.map(({ currency, share }) => (cost.length === 1 ? '' : `${currency} `) + formatShare(share)).join(', ')

/** What moves between teams, largest first. */
export function MovesTable({ preview }: { preview: RulesPreview }) {
  const t = useTranslations()
  const { moves, moveCount } = preview
  if (moves.length === 0) return <p className="text-[0.8125rem] text-muted">{t('teams.preview.nothing')}</p>
  const unit = sharedMassUnit(moves.map((move) => move.totalKgCo2e.central))
  return (
    <TableScroll label={t('teams.preview.moves')}>
      <table className="figures w-full text-[0.8125rem]">
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className={HEAD_NAME}>
              {t('teams.preview.from')}
            </th>
            <th scope="col" className={HEAD_NAME}>
              {t('teams.preview.to')}
            </th>
            <th scope="col" className={HEAD_CELL}>
              CO2e, {unit}
            </th>
            <th scope="col" className={HEAD_CELL}>
              {t('teams.preview.cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.slice(0, SHOWN).map((move) => (
            <tr key={JSON.stringify([move.from, move.to])} className="border-b border-line last:border-0">
              <th scope="row" className={NAME}>
                {nameOf(t, 'team', move.from)}
              </th>
              <td className={NAME}>{nameOf(t, 'team', move.to)}</td>
              <td className={CELL}>{formatMass(move.totalKgCo2e.central, unit)}</td>
              <td className={CELL}>{sharesOfCost(move.cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {moveCount > SHOWN && (
        <p className="px-2 py-1 text-xs text-muted">
          {t('teams.preview.more', { count: moveCount - SHOWN })}
        </p>
      )}
    </TableScroll>
  )
}

/** Every team's emissions before and after, and with its part of shared usage. */
export function TeamsTable({ preview }: { preview: RulesPreview }) {
  const t = useTranslations()
  const { teams, teamCount } = preview
  const unit = sharedMassUnit(teams.flatMap(({ before, after }) => [before.central, after.central]))
  const hasShared = teams.some((each) => each.after.central !== each.afterWithShared.central)
  return (
    <TableScroll label={t('teams.preview.teams')}>
      <table className="figures w-full text-[0.8125rem]">
        <thead className="text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className={HEAD_NAME}>
              {t('teams.team')}
            </th>
            <th scope="col" className={HEAD_CELL}>
              {t('teams.preview.before', { unit })}
            </th>
            <th scope="col" className={HEAD_CELL}>
              {t('teams.preview.after', { unit })}
            </th>
            {hasShared && (
              <th scope="col" className={HEAD_CELL}>
                {t('teams.preview.afterShared', { unit })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {teams.slice(0, SHOWN).map(({ team, before, after, afterWithShared }) => (
            <tr key={team} className="border-b border-line last:border-0">
              <th scope="row" className={NAME}>
                {nameOf(t, 'team', team)}
              </th>
              <td className={`${CELL} text-muted`}>{formatMass(before.central, unit)}</td>
              <td className={CELL}>{formatMass(after.central, unit)}</td>
              {hasShared && <td className={CELL}>{formatMass(afterWithShared.central, unit)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {teamCount > SHOWN && (
        <p className="px-2 py-1 text-xs text-muted">
          {t('teams.preview.moreTeams', { count: teamCount - SHOWN })}
        </p>
      )}
    </TableScroll>
  )
}
