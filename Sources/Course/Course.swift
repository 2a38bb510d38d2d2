// The sections of the course under one name, for programs of one's own:
//
//     import Course

@_exported import Basics
@_exported import Concise
@_exported import Corpora
@_exported import GradClip
@_exported import LanguageModels
@_exported import Layers
@_exported import NGrams
@_exported import OneHot
@_exported import Optimizers
@_exported import Params
@_exported import Plotting
@_exported import Predict
@_exported import RNNCell
@_exported import SafeTensors
@_exported import SequenceModels
@_exported import Tensors
@_exported import TextData
@_exported import ThroughTime
@_exported import Training
