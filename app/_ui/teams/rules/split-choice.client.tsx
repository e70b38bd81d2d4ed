'use client'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import { type SharedSplit, SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import { FIELD } from '../../popup-classes.ts'

interface Props {
  readonly split: SharedSplit
  /** Whose weights are asked for. */
  readonly teams: readonly string[]
  readonly onChange: (split: SharedSplit) => void
}

/** How shared usage is divided among teams. */
export function SplitChoice({ split, teams, onChange }: Props) {
  const t = useTranslations()
  const weightOf = (team: string) => split.weights.find((one) => one.team === team)?.weight ?? 0
  const setWeight = (team: string, weight: number) =>
    onChange({
      ...split,
      weights: [
        ...split.weights.filter((one) => one.team !== team),
        ...(weight > 0 && Number.isFinite(weight) ? [{ team, weight }] : []),
      ],
    })
  const named = [...new Set([...teams, ...split.weights.map(({ team }) => team)])]
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium text-muted">{t('teams.split.label')}</legend>
      <div className="mt-1.5 flex flex-wrap gap-x-5 gap-y-1">
        {SPLIT_METHODS.map((by) => (
          <label key={by} className="inline-flex min-h-7 items-center gap-1.5">
            <input
              type="radio"
              name="shared-split"
              checked={split.by === by}
              onChange={() => onChange({ ...split, by })}
            />
            {t(`teams.split.${by}`)}
          </label>
        ))}
      </div>
      <p className="text-[0.8125rem] text-muted">{t(`teams.split.hints.${split.by}`)}</p>
      {split.by === 'weights' && (
        <ul
          aria-label={t('teams.split.weightsTitle')}
          className="mt-2 grid gap-2 sm:grid-cols-2 lg:grid-cols-3"
        >
          {named.length === 0 && (
            <li className="text-[0.8125rem] text-muted">{t('teams.split.noWeights')}</li>
          )}
          {named.map((team) => (
            <li key={team} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 break-words">{visible(team)}</span>
              <input
                type="number"
                min={0}
                step="any"
                aria-label={t('teams.split.weightOf', { team: visible(team) })}
                className={`${FIELD} figures w-24! text-end`}
                value={weightOf(team)}
                onChange={(event) => setWeight(team, event.target.valueAsNumber)}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
