"""What every view is given: the session's objects and the look."""

from __future__ import annotations

from dataclasses import dataclass, field

from designer.catalogue.load import Catalogue
from designer.session.analysis import Analysis
from designer.session.datasets import Datasets
from designer.session.doctor import Doctor
from designer.session.document import Document
from designer.session.evaluations import Evaluations
from designer.session.insides import Insides
from designer.session.pictures import Pictures
from designer.session.places import Places
from designer.session.queue import Queue
from designer.session.runs import Runs
from designer.session.searches import Searches
from designer.session.selection import Selection
from designer.session.splits import Splits
from designer.session.training import Training
from designer.session.tryouts import Tryouts
from designer.views.notices import Notices
from designer.views.theme import Appearance


@dataclass(frozen=True)
class Context:
    """Handed to every view's constructor; views keep what they need of it and know nothing else of the program."""

    document: Document
    selection: Selection
    catalogue: Catalogue
    analysis: Analysis
    datasets: Datasets
    training: Training
    runs: Runs
    appearance: Appearance
    notices: Notices = field(default_factory=Notices)
    insides: Insides | None = None  # without it nobody looks inside nodes
    evaluations: Evaluations | None = None  # without it runs are not evaluated
    pictures: Pictures | None = None  # without it there is no picture of the model
    tryouts: Tryouts | None = None  # without it no row is made up and predicted
    splits: Splits | None = None  # without it nobody counts how rows are divided
    searches: Searches | None = None  # without it nothing is searched
    doctor: Doctor | None = None  # without it nobody says what a run suffers from
    places: Places | None = None  # without it runs begin on this machine
    queue: Queue | None = None  # without it a project with folds is one run, and none waits
