/** All items of a list that has pages by number; the next page is asked for when it is needed. */
export async function* byPage<T>(read: (page: number) => Promise<{ items: T[]; pages: number }>): AsyncGenerator<T> {
    for (let page = 1, pages = 1; page <= pages; page++) {
        const found = await read(page);
        pages = found.pages;
        yield* found.items;
    }
}

/** All items of a list that says where it goes on. A walk over SCIM resources begins with an empty cursor (RFC 9865). */
export async function* byCursor<T>(
    read: (cursor: string | undefined) => Promise<{ items?: T[]; result?: T[]; Resources?: T[]; next_cursor?: string | undefined; nextCursor?: string | undefined }>,
    first?: string,
): AsyncGenerator<T> {
    let cursor = first;
    do {
        const found = await read(cursor);
        yield* found.items ?? found.result ?? found.Resources ?? [];
        cursor = found.next_cursor ?? found.nextCursor ?? undefined;
    } while (cursor !== undefined);
}
