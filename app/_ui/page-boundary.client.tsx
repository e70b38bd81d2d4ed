'use client'
import { catchError } from 'next/error'
import { ProblemView } from './problem-view.client.tsx'

/** Keeps the frame, with its way to other pages, where one page fails. */
export const PageBoundary = catchError((_: object, { error, retry }) => (
  <ProblemView error={error} retry={retry} />
))
