// What moves on the console's pages. Every page works without it.
(() => {
    "use strict";

    const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

    // Times stand in UTC; here in the reader's zone, with UTC in the tooltip.
    function showLocalTimes(part) {
        for (const time of part.querySelectorAll("time[datetime]")) {
            const at = new Date(time.dateTime);
            if (!Number.isNaN(at.getTime()) && !time.title) {
                time.title = time.textContent;
                time.textContent = local.format(at);
            }
        }
    }

    function offerCopies(part) {
        for (const button of part.querySelectorAll("button[data-copy]")) {
            button.hidden = !navigator.clipboard;
            button.addEventListener("click", async () => {
                await navigator.clipboard.writeText(button.previousElementSibling.textContent);
                const text = button.firstChild.textContent;
                button.firstChild.textContent = "Copied";
                setTimeout(() => { button.firstChild.textContent = text; }, 2000);
            });
        }
    }

    // A form that cannot be taken back asks first.
    function askBefore(part) {
        for (const form of part.querySelectorAll("form[data-ask]")) {
            form.addEventListener("submit", event => {
                if (!window.confirm(form.dataset.ask)) {
                    event.preventDefault();
                }
            });
        }
    }

    function enliven(part) {
        showLocalTimes(part);
        offerCopies(part);
        askBefore(part);
    }

    // Puts a part of the page at that address in the place of this page's part of the same id.
    async function refresh(id, address, form) {
        const answer = await fetch(address, { credentials: "same-origin", method: form ? "POST" : "GET", body: form && new FormData(form) });
        if (!answer.ok || answer.redirected) {
            return;
        }

        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
        if (old && fresh && old.innerHTML !== fresh.innerHTML) {
            old.replaceWith(fresh);
            enliven(fresh);
        }
    }

    // A part that says so is fetched again every so many seconds while somebody looks.
    function keepFresh() {
        for (const part of document.querySelectorAll("[data-refresh]")) {
            setInterval(() => {
                if (!document.hidden) {
                    refresh(part.id, location.href).catch(() => part.toggleAttribute("data-stale", true));
                }
            }, Number(part.dataset.refresh) * 1000);
        }
    }

    // A search form that says so fetches its results while one types. Whom one looks for is in no address.
    function searchAsOneTypes() {
        for (const form of document.querySelectorAll("form[data-results]")) {
            let wait;
            form.addEventListener("input", () => {
                clearTimeout(wait);
                wait = setTimeout(() => refresh(form.dataset.results, form.action, form).catch(() => form.requestSubmit()), 250);
            });
        }
    }

    enliven(document);
    keepFresh();
    searchAsOneTypes();
})();
