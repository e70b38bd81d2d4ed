'use client'
import { useState } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'
import { Icon } from '../icon.tsx'
import { FIELD, SECONDARY_BUTTON } from '../popup-classes.ts'

interface Props {
  readonly keys: readonly string[]
  readonly found: readonly { readonly key: string; readonly share: number }[]
  readonly onChange: (keys: readonly string[]) => void
}

const PROPOSED = 12
const ICON_BUTTON = 'grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink'

/** The tag keys that name a team, in the order in which they are asked. */
export function TagKeys({ keys, found, onChange }: Props) {
  const [text, setText] = useState('')
  const add = (key: string) => {
    const name = key.trim()
    if (name !== '' && !keys.includes(name)) onChange([...keys, name])
    setText('')
  }
  const moveUp = (index: number) => {
    const next = [...keys]
    const [key] = next.splice(index, 1)
    if (key === undefined) return
    next.splice(index - 1, 0, key)
    onChange(next)
  }
  const proposed = found.filter(({ key }) => !keys.includes(key)).slice(0, PROPOSED)
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium text-muted">{en.teams.keys}</legend>
      {keys.length === 0 && <p className="mt-2 text-[0.8125rem] text-muted">{en.teams.noKeys}</p>}
      <ol className="mt-2 space-y-1">
        {keys.map((key, index) => (
          <li key={key} className="flex min-h-10 items-center gap-2 rounded-md bg-sunken ps-3 pe-1">
            <span className="figures w-4 text-xs text-muted">{index + 1}</span>
            <code className="min-w-0 flex-1 font-mono text-[0.8125rem] break-all">{visible(key)}</code>
            {index > 0 && (
              <button
                type="button"
                className={ICON_BUTTON}
                aria-label={en.teams.up(key)}
                onClick={() => moveUp(index)}
              >
                <Icon name="up" size={15} />
              </button>
            )}
            <button
              type="button"
              className={ICON_BUTTON}
              aria-label={en.teams.removeKey(key)}
              onClick={() => onChange(keys.filter((one) => one !== key))}
            >
              <Icon name="close" size={15} />
            </button>
          </li>
        ))}
      </ol>
      <div className="mt-2 flex gap-2">
        <input
          aria-label={en.teams.addKey}
          placeholder={en.teams.addKey}
          className={FIELD}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              add(text)
            }
          }}
        />
        <button
          type="button"
          className={SECONDARY_BUTTON}
          disabled={text.trim() === ''}
          onClick={() => add(text)}
        >
          {en.teams.add}
        </button>
      </div>
      {proposed.length > 0 && (
        <div className="mt-4">
          <p className="text-xs font-medium text-muted">{en.teams.keysFound}</p>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {proposed.map(({ key, share }) => (
              <li key={key}>
                <button
                  type="button"
                  onClick={() => add(key)}
                  aria-label={`${en.teams.addKey}: ${en.teams.keyShare(visible(key), formatShare(share))}`}
                  className="inline-flex min-h-7 max-w-full items-center gap-2 rounded-md border border-line px-2 text-[0.8125rem] hover:border-strong-line"
                >
                  <code className="truncate font-mono text-xs">{visible(key)}</code>
                  <span className="figures text-xs text-muted">{formatShare(share)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  )
}
