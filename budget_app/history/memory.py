"""A log in memory: for tests, for what-ifs, and as the plainest reading of the contract."""

from collections.abc import Iterator, Sequence

from budget_app.history import chain
from budget_app.history.files import digest_of_file
from budget_app.history.port import Draft, Entry, Head, MovedOn


class MemoryLog:
    """A round's history that ends with the process. `another()` is a second window on the same one."""

    def __init__(self, round_id: str, salts: chain.Salts = chain.random_salt) -> None:
        self._round_id = round_id
        self._salts = salts
        self._entries: list[Entry] = []
        self._files: dict[str, bytes] = {}
        self._seen = 0

    @property
    def round_id(self) -> str:
        """The id of the round, which every entry carries."""
        return self._round_id

    def another(self) -> "MemoryLog":
        """A second log over the same entries, as another window would have it."""
        other = MemoryLog(self._round_id, self._salts)
        other._entries = self._entries
        other._files = self._files
        other._seen = len(self._entries)
        return other

    def append(self, drafts: Sequence[Draft], after: int, files: Sequence[bytes] = ()) -> list[Entry]:
        """See Log.append."""
        if not drafts:
            return []
        done = [entry for entry in self._entries if entry.command_id == drafts[0].command_id]
        if done:
            return done
        head = self.head()
        if head.seq != after:
            raise MovedOn(head)
        entries = chain.link_all(drafts, self._round_id, head, self._salts)
        self._entries.extend(entries)
        for each in files:
            self._files.setdefault(digest_of_file(each), each)
        if self._seen == after:
            self._seen += len(entries)
        return entries

    def file(self, digest: str) -> bytes | None:
        """See Log.file."""
        return self._files.get(digest)

    def read(self, after: int = 0) -> Iterator[Entry]:
        """See Log.read."""
        return iter(self._entries[after:])

    def head(self) -> Head:
        """See Log.head."""
        if not self._entries:
            return chain.BEGINNING
        return Head(self._entries[-1].seq, self._entries[-1].hash)

    def changed(self) -> bool:
        """See Log.changed."""
        before, self._seen = self._seen, len(self._entries)
        return before != self._seen

    def close(self) -> None:
        """See Log.close."""
