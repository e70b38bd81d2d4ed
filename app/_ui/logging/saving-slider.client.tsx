'use client'
import { useId } from 'react'

interface Props {
  readonly label: string
  /** What the slider says at the moment, in words. */
  readonly said: string
  readonly hint?: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A slider whose value stands beside it in words. */
export function SavingSlider({ label, said, hint, min, max, value, onChange }: Props) {
  const id = useId()
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <label htmlFor={id} className="text-[0.8125rem]">
          {label}
        </label>
        <output htmlFor={id} className="figures text-[0.8125rem] font-medium">
          {said}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={1}
        value={value}
        aria-valuetext={said}
        onChange={(event) => onChange(Number(event.target.value))}
        className="mt-1 h-6 w-full accent-(--accent)"
      />
      {hint && <p className="text-xs text-muted">{hint}</p>}
    </div>
  )
}
