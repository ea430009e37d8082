/** How requests are repeated that the server asks to send again. */
export interface RepeatSettings {
    /** How many times at most. */
    most: number;
    /** A longer `Retry-After`, in seconds, is not waited for: the caller gets the answer. */
    longestWait: number;
}

export const defaultRepeats: RepeatSettings = { most: 3, longestWait: 60 };

type Fetch = (url: RequestInfo, init?: RequestInit) => Promise<Response>;

/**
 * Sends a request again when 429 or 503 says after how many seconds it is worth it (RFC 9110 section 10.2.3). Every POST has an idempotency
 * key, its own or a new one, so that a mint that is sent again mints once.
 */
export function repeating(credentials: string, settings: RepeatSettings, send: Fetch = (url, init) => fetch(url, init)): { fetch: Fetch } {
    return {
        async fetch(url, init = {}) {
            const headers = new Headers(init.headers);
            headers.set("Authorization", `Bearer ${credentials}`);

            // The generator sends headers that are left out as empty ones.
            for (const name of [...headers.keys()].filter((name) => headers.get(name) === "")) {
                headers.delete(name);
            }

            if (init.method === "POST" && !headers.has("Idempotency-Key")) {
                headers.set("Idempotency-Key", crypto.randomUUID());
            }

            for (let repeats = 0; ; repeats++) {
                const response = await send(url, { ...init, headers });
                const wait = Number(response.headers.get("Retry-After") ?? NaN);
                if (repeats === settings.most || ![429, 503].includes(response.status) || !(wait <= settings.longestWait)) {
                    return response;
                }

                await new Promise((resolve) => setTimeout(resolve, wait * 1000));
            }
        },
    };
}
