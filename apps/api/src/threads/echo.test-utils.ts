// A thread that says again what it is told, and how many jobs it has had. To one request it gives no answer.
import { parentPort } from 'node:worker_threads'

let heard = 0

parentPort?.on('message', ({ say }: { say: string }) => {
  heard++
  if (say !== 'stay silent') parentPort?.postMessage(`${say}, heard ${heard}`)
})
