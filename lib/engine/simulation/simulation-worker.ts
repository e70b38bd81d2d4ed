import { writeSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { type Play, playPlan } from '#lib/domain/retries/simulation/play-plan.ts'

/** The process that simulates: a `Play` on standard input, a `Played` on standard output, both as JSON. */
const play = JSON.parse(await text(process.stdin)) as Play
const answer = Buffer.from(JSON.stringify(playPlan(play)))
for (let at = 0; at < answer.length; ) at += writeSync(1, answer, at)
