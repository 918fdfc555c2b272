import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a provider of the tests remembers: until it stops, and for as long as it says in each thing itself. */
export function providerStore(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  const first = (found: (payload: AdapterPayload) => boolean) => [...kept.values()].find(found);
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload) => void kept.set(keyOf(id), payload),
      find: async (id) => kept.get(keyOf(id)),
      findByUid: async (uid) => first((payload) => payload.uid === uid),
      findByUserCode: async (code) => first((payload) => payload.userCode === code),
      consume: async (id) => void Object.assign(kept.get(keyOf(id)) ?? {}, { consumed: Math.floor(Date.now() / 1000) }),
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
