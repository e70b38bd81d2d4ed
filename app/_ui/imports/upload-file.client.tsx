'use client'
import { type Answer, problemFrom, UNREACHABLE } from '../call-api.client.tsx'
import type { UploadAnswer } from './preflight-answer.ts'

/** Sends one file as it is, telling how much of it has gone; the answer is its preflight. Never throws. */
export function uploadFile(file: File, onSent: (bytes: number) => void): Promise<Answer<UploadAnswer>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/uploads')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => resolve({ ok: false, problem: UNREACHABLE })
    request.onload = () => {
      const body = parsed(request.responseText)
      const isOk = request.status >= 200 && request.status < 300 && body !== null
      resolve(isOk ? { ok: true, body: body as UploadAnswer } : { ok: false, problem: problemFrom(body) })
    }
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
