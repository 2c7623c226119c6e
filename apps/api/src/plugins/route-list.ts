// Every route that was registered and who may enter, for the test that walks them all.
import type { Endpoint, Scope } from '@crosswalk/contracts'
import fp from 'fastify-plugin'

export interface RegisteredRoute {
  method: string
  url: string
  /** Undefined where a route was registered outside every scope: then it stands open. */
  scope: Scope | undefined
  /** Undefined for the few that speak no JSON: streams, uploads, files. */
  endpoint: Endpoint | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    routeList: RegisteredRoute[]
  }
}

export const routeList = fp(
  async app => {
    const list: RegisteredRoute[] = []
    app.decorate('routeList', list)
    app.addHook('onRoute', function (route) {
      const scope = this.hasDecorator('scopeName') ? this.scopeName : undefined
      for (const method of [route.method].flat()) {
        list.push({ method, url: route.url, scope, endpoint: route.config?.endpoint })
      }
    })
  },
  { name: 'route-list' },
)
