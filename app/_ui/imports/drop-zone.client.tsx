'use client'
import { type DragEvent, useId, useRef, useState } from 'react'
import { en } from '../../_messages/en.ts'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'

/** Takes files by dropping or by choosing. */
export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const hint = useId()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the shortcut; the button inside does the same by keys
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-1 flex-col items-center justify-center rounded-xl border border-dashed px-6 py-10 text-center transition-colors ${
        isOver ? 'border-accent bg-accent-wash' : 'border-strong-line bg-surface'
      }`}
    >
      <span className="text-muted">
        <Icon name="imports" size={26} />
      </span>
      <p className="mt-3 text-base font-semibold">{en.imports.drop}</p>
      <p id={hint} className="mt-1 max-w-md text-[0.8125rem] text-muted">
        {en.imports.dropHint} {en.imports.privacy}
      </p>
      <button
        type="button"
        aria-describedby={hint}
        className={`${SECONDARY_BUTTON} mt-5`}
        onClick={() => input.current?.click()}
      >
        {en.imports.browse}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-label={en.imports.browse}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
