import type { ServerResponse } from 'node:http'
import { LIVE_INSTANCE_HEADER, LIVE_PATH } from '@crosswalk/contracts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { AppOptions } from '../app.ts'
import { appError } from '../http/app-error.ts'
import { API_PREFIX, requireActor } from '../http/register-endpoint.ts'
import { type Line, openLine } from './line.ts'

const query = z.object({
  after: z.coerce.number().int().min(0).optional(),
  instance: z.string().max(100).optional(),
})

/** No endpoint object serves this: it answers with a stream, and the reply is taken out of Fastify’s hands. */
export async function liveRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { live } = services
  scope.route({
    method: 'GET',
    url: LIVE_PATH.slice(API_PREFIX.length),
    exposeHeadRoute: false,
    schema: {
      operationId: 'getLive',
      summary: 'Server-sent events: rows, losses of access and notices, after a sequence or from now on.',
      tags: ['Progress'],
      security: [{ bearer: [] }],
      querystring: query,
      response: {
        200: {
          description: `Events \`row\`, \`gone\`, \`reset\` and \`notice\`, each with JSON as its data. The last event of each sequence carries it as its id: give that as \`after\` to go on, and the header \`${LIVE_INSTANCE_HEADER}\` as \`instance\`, so that a restored backup is not taken for what was followed.`,
          content: { 'text/event-stream': { schema: z.string() } },
        },
      },
    },
    handler: async (request, reply) => {
      const actor = requireActor(request)
      const { accessEndsAt } = request
      if (accessEndsAt === null) throw appError('session.required')
      live.requireRoom()
      const { after = null, instance } = request.query as z.output<typeof query>
      const running = await live.getInstance()
      const { personId, centreId, familyId } = actor
      const line: Line = openLine(startStream(reply.header(LIVE_INSTANCE_HEADER, running)), () => live.forget(line))
      live.follow({
        personId,
        centreId,
        familyId,
        endsAt: accessEndsAt,
        line,
        after,
        isElsewhere: instance !== undefined && instance !== running,
      })
    },
  })
  // Before the server waits for its connections to end: these would not.
  scope.addHook('preClose', async () => live.close())
}

function startStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // A proxy that gathers before it sends would make it anything but live.
    'x-accel-buffering': 'no',
    // Nothing else comes over this connection once the stream has ended.
    connection: 'close',
  })
  raw.flushHeaders()
  return raw
}
